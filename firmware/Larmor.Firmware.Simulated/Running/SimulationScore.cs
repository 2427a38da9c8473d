namespace Larmor.Firmware.Simulated;

/// <summary>What a simulated node did well: alarms at events, silence between them, faults told.</summary>
internal static class SimulationScore
{
    /// <summary>The figures of a simulation so far.</summary>
    /// <param name="simulation">What ran.</param>
    /// <param name="plan">What happened to it.</param>
    /// <param name="eventGrace">Time after an event in which an alarm still belongs to it, µs.</param>
    /// <param name="faultGrace">Time after a fault in which an alarm is not held against the node, µs.</param>
    internal static SimulationReport Of(NodeSimulation simulation, SimulationPlan plan, long eventGrace, long faultGrace)
    {
        SimulatedWorld world = simulation.World;
        SimulationRecord record = simulation.Record;
        int alarms = 0;
        int quiet = 0;
        int falseAlarms = 0;
        var found = new bool[plan.Events.Length];
        foreach (DecisionPoint point in record.Decisions)
        {
            alarms += point.IsAlarm ? 1 : 0;
            int happening = Happening(plan, point.Microseconds, eventGrace);
            if (happening >= 0)
            {
                found[happening] |= point.IsAlarm;
            }
            else if (point.IsReady && !IsNearTrouble(plan, point.Microseconds, faultGrace))
            {
                quiet++;
                falseAlarms += point.IsAlarm ? 1 : 0;
            }
        }

        long samples = simulation.SampleCount;
        long told = 0;
        foreach (HardwareFault fault in plan.Faults)
        {
            told += fault.IsTold ? 1 : 0;
        }

        int passed = 0;
        int foundCount = 0;
        for (int i = 0; i < found.Length; i++)
        {
            passed += plan.Events[i].StartMicroseconds < world.Time.Microseconds ? 1 : 0;
            foundCount += found[i] ? 1 : 0;
        }

        return new SimulationReport
        {
            Seconds = world.Time.Microseconds * 1e-6,
            SampleCount = samples,
            WindowCount = record.Decisions.Count,
            AlarmCount = alarms,
            QuietCount = quiet,
            FalseAlarmCount = falseAlarms,
            EventCount = passed,
            FoundCount = foundCount,
            FaultCount = simulation.FaultCount,
            ToldCount = (int)told,
            RestartCount = simulation.RestartCount,
            FailedStartCount = simulation.FailedStartCount,
            CrashCount = simulation.CrashCount,
            HangCount = simulation.HangCount,
            SensorRestartCount = record.SensorRestartCount,
            CheckpointCount = record.CheckpointCount,
            CheckpointAgeSeconds = record.LastCheckpointAt < 0 ? -1 : (world.Time.Microseconds - record.LastCheckpointAt) * 1e-6,
            BytesPerSample = world.SensorLine is { } line && samples > 0 ? (double)line.ByteCount / samples : 0,
            TransfersPerSample = world.SensorLine is { } wires && samples > 0 ? (double)wires.TransferCount / samples : 0,
        };
    }

    private static int Happening(SimulationPlan plan, long microseconds, long grace)
    {
        for (int i = 0; i < plan.Events.Length; i++)
        {
            if (microseconds >= plan.Events[i].StartMicroseconds && microseconds < plan.Events[i].EndMicroseconds + grace)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsNearTrouble(SimulationPlan plan, long microseconds, long grace)
    {
        foreach (HardwareFault fault in plan.Faults)
        {
            if (microseconds >= fault.When.StartMicroseconds && microseconds < fault.When.EndMicroseconds + grace)
            {
                return true;
            }
        }

        return false;
    }
}
