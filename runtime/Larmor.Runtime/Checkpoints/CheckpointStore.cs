using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Keeps the state of a loop in two slots, so that a power cut at any byte leaves a state no older than the last confirmed one.</summary>
/// <remarks>
/// The older slot is written, read back and compared: only then is it confirmed, and only then does the other become the older. The record:
/// <code>
/// byte 0-3    "LMCP"                  byte 4-5    version, 1            byte 6-7    bytes of the head, 40
/// byte 8-15   hash of the specification (what was built, with which options)
/// byte 16-23  sequence number, from 1   byte 24-31  step               byte 32-35  bytes of the state   byte 36-39  0
/// byte 40 …   state                   last 4      CRC-32 of everything before
/// </code>
/// Allocates nothing after construction.
/// </remarks>
public sealed class CheckpointStore
{
    private const int Magic = 0x50434D4C;
    private const int Version = 1;
    private const int HeadBytes = 40;
    private const int Overhead = HeadBytes + 4;

    private readonly ICheckpointMedium _medium;
    private readonly IStateful _state;
    private readonly RecordWriter _writer = new RecordWriter();
    private readonly RecordReader _reader;
    private readonly byte[] _record;
    private readonly byte[] _check;
    private readonly long _specification;
    private readonly int _stateBytes;
    private int _newestSlot = -1;

    /// <summary>A store for one loop's state; measures it.</summary>
    /// <param name="medium">Two slots.</param>
    /// <param name="state">What is kept: its size must never change.</param>
    /// <param name="specification">Hash of what was built: a checkpoint of another is not loaded.</param>
    /// <exception cref="ChipException"><see cref="ChipFault.Capacity"/>: the state does not fit a slot.</exception>
    public CheckpointStore(ICheckpointMedium medium, IStateful state, long specification)
    {
        _medium = medium;
        _state = state;
        _specification = specification;
        _writer.Restart(null, 0);
        state.Save(_writer);
        _stateBytes = _writer.Position;
        if (_stateBytes + Overhead > medium.SlotBytes)
        {
            Throw.Capacity("checkpoint", "bytes for its state", _stateBytes + Overhead, medium.SlotBytes, "give each slot more pages, or learn with fewer neurons");
        }

        _record = new byte[_stateBytes + Overhead];
        _check = new byte[_record.Length];
        _reader = new RecordReader(_record);
    }

    /// <summary>Bytes of a record.</summary>
    public int RecordBytes => _record.Length;

    /// <summary>Number of the last confirmed checkpoint; 0 for none.</summary>
    public long Sequence { get; private set; }

    /// <summary>Step at which it was made.</summary>
    public long Step { get; private set; }

    /// <summary>Slots that held something else than a whole checkpoint of this specification when last loaded.</summary>
    public int RejectedCount { get; private set; }

    /// <summary>Loads the newest whole checkpoint.</summary>
    /// <returns>False when there is none: the state is then as it was.</returns>
    public bool TryLoad()
    {
        _newestSlot = -1;
        Sequence = 0;
        Step = 0;
        RejectedCount = 0;
        for (int slot = 0; slot < 2; slot++)
        {
            int count = _medium.Read(slot, _record);
            if (!IsWhole(_record, count))
            {
                RejectedCount += count > 0 ? 1 : 0;
            }
            else if (LittleEndian.GetLong(_record, 16) > Sequence)
            {
                _newestSlot = slot;
                Sequence = LittleEndian.GetLong(_record, 16);
            }
        }

        if (_newestSlot < 0 || !IsWhole(_record, _medium.Read(_newestSlot, _record)))
        {
            _newestSlot = -1;
            Sequence = 0;
            return false;
        }

        Step = LittleEndian.GetLong(_record, 24);
        _reader.Restart(HeadBytes);
        _state.Load(_reader);
        return true;
    }

    /// <summary>Writes the state over the older checkpoint and confirms it.</summary>
    /// <param name="step">Where the loop stands.</param>
    /// <returns>False when it could not be written whole: the newer checkpoint is still there.</returns>
    public bool TrySave(long step)
    {
        int slot = _newestSlot == 0 ? 1 : 0;
        LittleEndian.PutInt(_record, 0, Magic);
        LittleEndian.PutShort(_record, 4, Version);
        LittleEndian.PutShort(_record, 6, HeadBytes);
        LittleEndian.PutLong(_record, 8, _specification);
        LittleEndian.PutLong(_record, 16, Sequence + 1);
        LittleEndian.PutLong(_record, 24, step);
        LittleEndian.PutInt(_record, 32, _stateBytes);
        LittleEndian.PutInt(_record, 36, 0);
        _writer.Restart(_record, HeadBytes);
        _state.Save(_writer);
        int end = HeadBytes + _stateBytes;
        LittleEndian.PutInt(_record, end, (int)Crc32.Of(_record, 0, end));
        if (!_medium.Write(slot, _record, _record.Length) || _medium.Read(slot, _check) != _check.Length)
        {
            return false;
        }

        for (int i = 0; i < _check.Length; i++)
        {
            if (_check[i] != _record[i])
            {
                return false;
            }
        }

        _newestSlot = slot;
        Sequence++;
        Step = step;
        return true;
    }

    private bool IsWhole(byte[] bytes, int count)
    {
        int end = HeadBytes + _stateBytes;
        return count >= _record.Length
            && LittleEndian.GetInt(bytes, 0) == Magic
            && LittleEndian.GetShort(bytes, 4) == Version
            && LittleEndian.GetShort(bytes, 6) == HeadBytes
            && LittleEndian.GetLong(bytes, 8) == _specification
            && LittleEndian.GetInt(bytes, 32) == _stateBytes
            && LittleEndian.GetLong(bytes, 16) > 0
            && LittleEndian.GetInt(bytes, end) == (int)Crc32.Of(bytes, 0, end);
    }
}
