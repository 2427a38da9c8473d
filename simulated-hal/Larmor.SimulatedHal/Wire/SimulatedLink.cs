using System;
using Larmor.Hal;
using Larmor.Hal.Spi;

namespace Larmor.SimulatedHal;

/// <summary>The far end of a link: wires with faults, and behind them a register-level chip made of a simulated one.</summary>
/// <remarks>
/// Unplugged, the line reads 1s. Plugged in again, the chip starts anew: another epoch, no tiles, no weights. Hung, it answers busy.
/// </remarks>
public sealed class SimulatedLink : IChipLink
{
    private readonly Func<IChip> _make;
    private readonly WireDamage _damage;
    private readonly byte[] _seen = new byte[Frame.LargestBytes];
    private RegisterChip _chip;
    private int _epoch = 1;

    /// <summary>A chip of that make, plugged in.</summary>
    public SimulatedLink(Func<IChip> make, WireFaults faults)
    {
        ArgumentNullException.ThrowIfNull(make);
        _make = make;
        _damage = new WireDamage(faults);
        _chip = new RegisterChip(make(), _epoch);
    }

    /// <summary>True while no chip is on the wires.</summary>
    public bool IsUnplugged { get; set; }

    /// <summary>True while the chip answers nothing but busy.</summary>
    public bool IsHung { get; set; }

    /// <summary>A level at which the line from the chip is stuck; null when it is not.</summary>
    public bool? StuckLevel { get; set; }

    /// <summary>Transfers so far.</summary>
    public long TransferCount { get; private set; }

    /// <summary>Transfers that were damaged by chance.</summary>
    public long DamageCount => _damage.DamageCount;

    /// <summary>Takes the chip out and puts one in: what was in it is gone.</summary>
    public void Replug()
    {
        _chip.Dispose();
        _epoch = (_epoch % 0xFFFF) + 1;
        _chip = new RegisterChip(_make(), _epoch);
        IsUnplugged = false;
    }

    /// <inheritdoc/>
    public void Transfer(byte[] write, byte[] read, int count)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(read);
        TransferCount++;
        if (IsUnplugged || StuckLevel is not null)
        {
            read.AsSpan(0, count).Fill(IsUnplugged || StuckLevel == true ? (byte)0xFF : (byte)0);
            return;
        }

        // A request begins with its own byte; anything else clocks an answer out. The wire may damage either.
        bool isRequest = write[0] == Frame.RequestStart;
        if (isRequest)
        {
            write.AsSpan(0, count).CopyTo(_seen);
            _damage.Apply(_seen, count, canStick: false);
            _chip.Take(_seen, count);
            read.AsSpan(0, count).Clear();
        }
        else if (IsHung)
        {
            read.AsSpan(0, count).Fill(Frame.Busy);
        }
        else
        {
            _chip.Give(read, count);
            _damage.Apply(read, count, canStick: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();
}
