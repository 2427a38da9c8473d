using Larmor.Hal;

namespace Larmor.Models;

/// <summary>A factor on the learning rate, by epoch: linear, then constant; geometric; or halved now and then.</summary>
public sealed class Schedule
{
    private readonly float _start;
    private readonly float _end;
    private readonly int _epochs;
    private readonly float _decay;
    private readonly int[] _halvings;

    private Schedule(float start, float end, int epochs, float decay, int[] halvings)
    {
        _start = start;
        _end = end;
        _epochs = epochs;
        _decay = decay;
        _halvings = halvings;
    }

    /// <summary>Always 1.</summary>
    public static Schedule Constant { get; } = new Schedule(1f, 1f, 1, 1f, []);

    /// <summary>From <paramref name="start"/> at epoch 0 in equal steps to <paramref name="end"/> at epoch <paramref name="epochs"/>, then constant.</summary>
    public static Schedule Linear(float start, float end, int epochs)
    {
        if (epochs < 1)
        {
            Throw.Range(nameof(epochs), epochs, 1, ChipInfo.Unlimited);
        }

        return new Schedule(start, end, epochs, 1f, []);
    }

    /// <summary>Multiplied by <paramref name="decay"/> after every epoch, from 1.</summary>
    public static Schedule Geometric(float decay) => new Schedule(1f, 1f, 1, decay, []);

    /// <summary>Multiplied by <paramref name="decay"/> after every epoch, and by one half before each of some epochs.</summary>
    /// <param name="decay">1 for halvings alone.</param>
    /// <param name="halvings">0-based epochs.</param>
    public static Schedule Halving(float decay, int[] halvings) => new Schedule(1f, 1f, 1, decay, halvings);

    /// <summary>The factor at <paramref name="epoch"/>, 0-based.</summary>
    public float At(int epoch)
    {
        float factor = epoch >= _epochs ? _end : _start + ((_end - _start) * epoch / _epochs);
        for (int i = 0; i < epoch && _decay != 1f; i++)
        {
            factor *= _decay;
        }

        for (int i = 0; i < _halvings.Length; i++)
        {
            factor *= epoch >= _halvings[i] ? 0.5f : 1f;
        }

        return factor;
    }
}
