using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>One record of telemetry, always <see cref="Bytes"/> long. The loop fills the same object again and again.</summary>
/// <remarks>
/// <code>
/// byte 0-1    start: 0x54 0x4C            byte 2    version, 1        byte 3    kind
/// byte 4-7    number of the record        byte 8-15  clock, ms         byte 16-23  samples taken
/// byte 24-25  class (0xFFFF: none)        byte 26-27 flags             byte 28-31  score, float
/// byte 32-35  margin, float               byte 36-37 faults            byte 38-39  command, or label (0xFFFF: none)
/// byte 40-43  windows judged              byte 44-47 bad samples       byte 48-51  checkpoint's number
/// byte 52-55  records lost before         byte 56-59 0                 byte 60-63  CRC-32 of the 60 before
/// all numbers little endian
/// </code>
/// </remarks>
public sealed class TelemetryFrame
{
    /// <summary>Bytes of a record.</summary>
    public const int Bytes = 64;

    private const int Start = 0x4C54;
    private const byte Version = 1;
    private const int None = 0xFFFF;
    private const int ChecksumAt = 60;

    /// <summary>What it tells of.</summary>
    public TelemetryKind Kind { get; set; }

    /// <summary>Number of the record, from 0.</summary>
    public int Sequence { get; set; }

    /// <summary>The loop's clock.</summary>
    public long Milliseconds { get; set; }

    /// <summary>Samples taken, good or bad.</summary>
    public long SampleCount { get; set; }

    /// <summary>Class, or <see cref="Decision.NoClass"/>.</summary>
    public int ClassIndex { get; set; } = Decision.NoClass;

    /// <summary>Flags.</summary>
    public TelemetryFlags Flags { get; set; }

    /// <summary>Score of the last decision.</summary>
    public float Score { get; set; }

    /// <summary>Its margin.</summary>
    public float Margin { get; set; }

    /// <summary>What is wrong now.</summary>
    public SensorFaults Faults { get; set; }

    /// <summary>Label or command; -1 for none.</summary>
    public int Argument { get; set; } = -1;

    /// <summary>Windows judged.</summary>
    public int WindowCount { get; set; }

    /// <summary>Samples that were not learned from.</summary>
    public int BadCount { get; set; }

    /// <summary>Number of the last confirmed checkpoint; 0 before the first.</summary>
    public int CheckpointSequence { get; set; }

    /// <summary>Records that no sink took, so far.</summary>
    public int LostCount { get; set; }

    /// <summary>Writes the record.</summary>
    /// <param name="bytes">Receives <see cref="Bytes"/> bytes.</param>
    /// <param name="at">Where.</param>
    public void Write(byte[] bytes, int at)
    {
        if (at < 0 || at > bytes.Length - Bytes)
        {
            Throw.Length(nameof(bytes), bytes.Length, at + Bytes);
        }

        LittleEndian.PutShort(bytes, at, Start);
        bytes[at + 2] = Version;
        bytes[at + 3] = (byte)Kind;
        LittleEndian.PutInt(bytes, at + 4, Sequence);
        LittleEndian.PutLong(bytes, at + 8, Milliseconds);
        LittleEndian.PutLong(bytes, at + 16, SampleCount);
        LittleEndian.PutShort(bytes, at + 24, ClassIndex < 0 ? None : ClassIndex);
        LittleEndian.PutShort(bytes, at + 26, (int)Flags);
        LittleEndian.PutInt(bytes, at + 28, FloatBits.Of(Score));
        LittleEndian.PutInt(bytes, at + 32, FloatBits.Of(Margin));
        LittleEndian.PutShort(bytes, at + 36, (int)Faults);
        LittleEndian.PutShort(bytes, at + 38, Argument < 0 ? None : Argument);
        LittleEndian.PutInt(bytes, at + 40, WindowCount);
        LittleEndian.PutInt(bytes, at + 44, BadCount);
        LittleEndian.PutInt(bytes, at + 48, CheckpointSequence);
        LittleEndian.PutInt(bytes, at + 52, LostCount);
        LittleEndian.PutInt(bytes, at + 56, 0);
        LittleEndian.PutInt(bytes, at + ChecksumAt, (int)Crc32.Of(bytes, at, ChecksumAt));
    }

    /// <summary>Copies all that it tells.</summary>
    /// <param name="destination">Receives it.</param>
    public void CopyTo(TelemetryFrame destination)
    {
        destination.Kind = Kind;
        destination.Sequence = Sequence;
        destination.Milliseconds = Milliseconds;
        destination.SampleCount = SampleCount;
        destination.ClassIndex = ClassIndex;
        destination.Flags = Flags;
        destination.Score = Score;
        destination.Margin = Margin;
        destination.Faults = Faults;
        destination.Argument = Argument;
        destination.WindowCount = WindowCount;
        destination.BadCount = BadCount;
        destination.CheckpointSequence = CheckpointSequence;
        destination.LostCount = LostCount;
    }

    /// <summary>Reads a record.</summary>
    /// <returns>False when the bytes are none, or damaged; the frame is then unchanged.</returns>
    public bool TryRead(byte[] bytes, int at)
    {
        if (at < 0 || at > bytes.Length - Bytes || LittleEndian.GetShort(bytes, at) != Start || bytes[at + 2] != Version
            || bytes[at + 3] > (byte)TelemetryKind.ChipFailed
            || LittleEndian.GetInt(bytes, at + ChecksumAt) != (int)Crc32.Of(bytes, at, ChecksumAt))
        {
            return false;
        }

        Kind = (TelemetryKind)bytes[at + 3];
        Sequence = LittleEndian.GetInt(bytes, at + 4);
        Milliseconds = LittleEndian.GetLong(bytes, at + 8);
        SampleCount = LittleEndian.GetLong(bytes, at + 16);
        int classIndex = LittleEndian.GetShort(bytes, at + 24);
        ClassIndex = classIndex == None ? Decision.NoClass : classIndex;
        Flags = (TelemetryFlags)LittleEndian.GetShort(bytes, at + 26);
        Score = FloatBits.At(bytes, at + 28);
        Margin = FloatBits.At(bytes, at + 32);
        Faults = (SensorFaults)LittleEndian.GetShort(bytes, at + 36);
        int argument = LittleEndian.GetShort(bytes, at + 38);
        Argument = argument == None ? -1 : argument;
        WindowCount = LittleEndian.GetInt(bytes, at + 40);
        BadCount = LittleEndian.GetInt(bytes, at + 44);
        CheckpointSequence = LittleEndian.GetInt(bytes, at + 48);
        LostCount = LittleEndian.GetInt(bytes, at + 52);
        return true;
    }
}
