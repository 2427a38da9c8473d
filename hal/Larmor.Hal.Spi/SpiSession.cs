namespace Larmor.Hal.Spi;

/// <summary>Exchanges with the chip: sent, answered, checked, tried again a stated number of times, and reported.</summary>
/// <remarks>
/// A request keeps its sequence number when it is sent again, and the chip carries a number out once: an exchange whose answer was lost
/// does not happen twice.
/// </remarks>
public sealed class SpiSession
{
    private readonly IChipLink _link;
    private readonly SpiChipOptions _options;
    private readonly byte[] _response = new byte[Frame.LargestBytes];
    private readonly byte[] _idle = new byte[Frame.LargestBytes];
    private readonly byte[] _ignored = new byte[Frame.LargestBytes];
    private int _sequence;
    private int _epoch;

    /// <summary>A session over a link.</summary>
    public SpiSession(IChipLink link, SpiChipOptions options)
    {
        _link = link;
        _options = options;
        Request = new byte[Frame.LargestBytes];
    }

    /// <summary>The request: callers put the payload at <see cref="Frame.HeadBytes"/>.</summary>
    public byte[] Request { get; }

    /// <summary>The last response.</summary>
    public byte[] Response => _response;

    /// <summary>What the wire did.</summary>
    public WireCounters Wire { get; } = new WireCounters();

    /// <summary>Bytes of the buffers.</summary>
    public long BufferBytes => 4L * Frame.LargestBytes;

    /// <summary>One exchange; answers with the chip's status.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="payloadBytes">Bytes of the request's payload.</param>
    /// <param name="answerBytes">Bytes of the answer's payload when all is well.</param>
    /// <exception cref="ChipException">The wire failed more often than is tried again, or another chip answers.</exception>
    public byte Exchange(byte command, int payloadBytes, int answerBytes)
    {
        Wire.ExchangeCount++;
        _sequence = (_sequence + 1) & 0xFFFF;
        FrameFault fault = FrameFault.None;
        for (int attempt = 0; attempt <= _options.RetryCount; attempt++)
        {
            Wire.RetryCount += attempt > 0 ? 1 : 0;
            int bytes = Frame.Seal(Request, Frame.RequestStart, command, _sequence, _epoch, payloadBytes);
            _link.Transfer(Request, _ignored, bytes);
            fault = Await(answerBytes);
            if (fault != FrameFault.None)
            {
                continue;
            }

            byte status = Frame.Code(_response);
            if (status == RegisterMap.Resend)
            {
                Wire.ResendCount++;
                fault = FrameFault.Checksum;
                continue;
            }

            if (status == RegisterMap.Restarted)
            {
                Throw.Fault(
                    ChipFault.Identity,
                    "the chip on the link was restarted or replaced (epoch " + _epoch + " expected, " + Frame.Epoch(_response)
                    + " found): its weights are gone; open it again and load a checkpoint");
            }

            if (Frame.Sequence(_response) != _sequence || (status == RegisterMap.Done && Frame.PayloadBytes(_response) != answerBytes))
            {
                Wire.FramingCount++;
                fault = FrameFault.Framing;
                continue;
            }

            _epoch = Frame.Epoch(_response);
            return status;
        }

        Report(fault);
        return RegisterMap.Unknown;
    }

    private FrameFault Await(int answerBytes)
    {
        int bytes = answerBytes + Frame.Overhead;
        for (int poll = 0; poll < _options.PollCount; poll++)
        {
            _link.Transfer(_idle, _response, bytes);
            FrameFault fault = Frame.Check(_response, bytes, Frame.ResponseStart);
            if (fault == FrameFault.Busy)
            {
                continue;
            }

            Wire.ChecksumCount += fault == FrameFault.Checksum ? 1 : 0;
            Wire.FramingCount += fault == FrameFault.Framing || fault == FrameFault.Length ? 1 : 0;
            Wire.SilentCount += fault == FrameFault.Silent ? 1 : 0;
            return fault;
        }

        Wire.TimeoutCount++;
        return FrameFault.Busy;
    }

    private void Report(FrameFault fault)
    {
        string tries = " in " + (_options.RetryCount + 1) + " tries: ";
        if (fault == FrameFault.Busy)
        {
            Throw.Fault(ChipFault.Timeout, "the chip stayed busy for " + _options.PollCount + " polls" + tries + "reset it, or allow more polls");
        }
        else if (fault == FrameFault.Silent)
        {
            Throw.Fault(ChipFault.Bus, "the line from the chip did not move" + tries + "check that the chip is plugged in, and MISO");
        }
        else
        {
            Throw.Fault(ChipFault.Corrupt, "no answer came through undamaged" + tries + "lower the clock, shorten the wires, or allow more retries");
        }
    }
}
