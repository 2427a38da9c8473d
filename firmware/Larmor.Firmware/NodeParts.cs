using System;
using Larmor.Hal;
using Larmor.Models;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Makes the parts of a loop from the options of a node.</summary>
internal static class NodeParts
{
    private const int LargestSpikeCount = 8192;

    internal static IEncoder Encoder(FirmwareOptions options, ISensor sensor)
    {
        EncoderOptions asked = options.Encoder;
        int channels = sensor.ChannelCount;
        int length = options.Window.Length;
        bool isPredict = options.Job.Name == EdgeJobs.Predict;
        IEncoder encoder = asked.Name switch
        {
            EncoderOptions.Raw => new RawEncoder(channels, length, asked.Scale, isPredict),
            EncoderOptions.Spectrum => new SpectrumEncoder(channels, length, new SpectrumEncoderOptions
            {
                SampleRateHertz = sensor.SampleRateHertz,
                LowHertz = asked.LowHertz > 0f ? asked.LowHertz : 0.02f * sensor.SampleRateHertz,
                HighHertz = asked.HighHertz > 0f ? asked.HighHertz : 0.45f * sensor.SampleRateHertz,
                BandCount = asked.BandCount,
                IsLogarithmic = true,
            }),
            EncoderOptions.Spikes => new SpikeCountEncoder(
                new LevelCrossingEncoder(channels, length, asked.LevelStep, sensor.SampleRateHertz), LargestSpikeCount, asked.PartCount,
                (uint)(1e6f * length / sensor.SampleRateHertz), 1f),
            _ => new StatisticsEncoder(channels, length, asked.Floor),
        };

        // For novelty mean and deviation stand still after the warm-up: otherwise they would follow a fault until it looks normal.
        int learnCount = options.Job.Name == EdgeJobs.Classify ? 0 : options.Job.Job.WarmUpCount;
        return asked.IsNormalised && !isPredict ? new NormalisedEncoder(encoder, asked.Memory, learnCount) : encoder;
    }

    /// <summary>The job, behind a model when a chip is there.</summary>
    internal static IEdgeLearner Learner(FirmwareOptions options, int inputCount, int channelCount, IChip? chip, HostArithmetic host)
    {
        EdgeJobOptions asked = options.Job.Job;
        var job = new EdgeJobOptions
        {
            ClassCount = asked.ClassCount,
            FalseAlarmRate = asked.FalseAlarmRate,
            WarmUpCount = asked.WarmUpCount,
            NormalShare = asked.NormalShare,
            ChannelCount = channelCount,
        };
        if (options.Model is not { } model || chip is null)
        {
            return EdgeJobs.Create(options.Job.Name, inputCount, job);
        }

        Placement placement = Placement.Create(chip, NetworkSpec.Dense(inputCount, model.NeuronCount), SelfDefinedTarget.Needs, host, new PlacementOptions());
        var learner = new SelfDefinedTarget(placement, new SelfDefinedTargetOptions
        {
            WinnerCount = model.WinnerCount,
            HomeostasisRate = model.HomeostasisRate,
            HomeostasisForgetting = model.HomeostasisForgetting,
            LearningRates = [model.LearningRate],
            InputDropout = 0f,
            OutputDropout = 0f,
            Seed = (ulong)model.Seed,
        });
        return new FeatureLearner(learner, chip, EdgeJobs.Create(options.Job.Name, model.NeuronCount, job), model.LearnCount);
    }

    internal static EdgeLoopOptions Policy(FirmwareOptions options) => new EdgeLoopOptions
    {
        Guard = new SensorGuardOptions
        {
            Minimum = options.Sensor.Minimum,
            Maximum = options.Sensor.Maximum,
            SaturatedCount = options.Sensor.SaturatedCount,
            StuckCount = options.Sensor.StuckCount,
        },
        CheckpointIntervalMilliseconds = 1000L * (options.Checkpoints?.IntervalSeconds ?? 0),
        RestartAfterCount = options.Policy.RestartAfterCount,
        SafeAfterCount = options.Policy.SafeAfterCount,
        SilenceMilliseconds = options.Policy.SilenceMilliseconds,
        RetryMilliseconds = options.Policy.RetryMilliseconds,
        LongestRetryMilliseconds = options.Policy.LongestRetryMilliseconds,
        JumpMilliseconds = options.Policy.JumpMilliseconds,
    };
}
