using System;

namespace Larmor.SimulatedHal;

/// <content>Long runs of pulses.</content>
public sealed partial class ResistiveCellArray
{
    /// <summary>Many pulses of one sign at once: their exact mean (linear rule) with the noise that adds up; ends clip after, not between.</summary>
    private double Burst(int device, double weight, int count, bool isUp, double draw)
    {
        double sign = isUp ? 1d : -1d;
        double size = isUp ? _up[device] : _down[device];
        double kept = 1d;
        double next = weight;
        if (_options.Rule == ResistiveRule.Linear)
        {
            double bound = isUp ? _upper[device] : _lower[device];
            double slope = isUp ? _options.UpSlope : _options.DownSlope;
            double fall = slope == 0d ? 0d : size * slope / Math.Abs(bound);
            kept = 1d - fall;
            next = fall < 1e-9 ? weight + (sign * size * count) : (sign * size / fall) + ((weight - (sign * size / fall)) * Math.Pow(kept, count));
        }
        else
        {
            for (int done = 0; done < count; done += LongestExactRun)
            {
                int some = Math.Min(LongestExactRun, count - done);
                double middle = next + (0.5d * some * sign * StepAt(device, next, isUp));
                next += some * sign * StepAt(device, middle, isUp);
            }
        }

        if (_options.CycleSigma > 0d)
        {
            double sizeOfNoise = _options.IsCycleMultiplicative ? Math.Abs(next - weight) / count : size;
            double square = kept * kept;
            double sum = 1d - square < 1e-9 ? count : (1d - Math.Pow(square, count)) / (1d - square);
            next += sign * sizeOfNoise * _options.CycleSigma * Math.Sqrt(sum) * draw;
        }

        return Math.Clamp(next, _lower[device], _upper[device]);
    }
}
