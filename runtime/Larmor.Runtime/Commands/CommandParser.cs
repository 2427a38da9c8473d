namespace Larmor.Runtime;

/// <summary>Reads commands from a serial line, byte by byte: <c>label 3</c>, <c>freeze</c>, <c>thaw</c>, <c>save</c>, <c>reset</c>, each ended by a line feed.</summary>
/// <remarks>Lines of up to <see cref="LongestLine"/> bytes; whatever else comes is refused and counted. Allocates nothing after construction.</remarks>
public sealed class CommandParser
{
    /// <summary>Most bytes of a line.</summary>
    public const int LongestLine = 32;

    /// <summary>Largest class that can be named.</summary>
    public const int LargestLabel = 9999;

    private readonly byte[] _line = new byte[LongestLine];
    private int _length;

    /// <summary>Class named by the last label command.</summary>
    public int Argument { get; private set; } = Decision.NoClass;

    /// <summary>Lines refused.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>Takes one byte.</summary>
    /// <returns>A command when the byte completes one, else <see cref="EdgeCommand.None"/>.</returns>
    public EdgeCommand Push(byte next)
    {
        if (next != (byte)'\n')
        {
            if (_length < LongestLine)
            {
                _line[_length] = next;
            }

            _length = _length > LongestLine ? _length : _length + 1;
            return EdgeCommand.None;
        }

        int length = _length;
        _length = 0;
        if (length > 0 && length <= LongestLine && _line[length - 1] == (byte)'\r')
        {
            length--;
        }

        if (length == 0)
        {
            return EdgeCommand.None;
        }

        EdgeCommand command = length > LongestLine ? EdgeCommand.None : Parse(length);
        RejectedCount += command == EdgeCommand.None ? 1 : 0;
        return command;
    }

    private EdgeCommand Parse(int length)
    {
        if (Begins("label ", length))
        {
            int value = 0;
            int first = 6;
            for (int i = first; i < length; i++)
            {
                int digit = _line[i] - (byte)'0';
                if (digit < 0 || digit > 9 || i - first > 3)
                {
                    return EdgeCommand.None;
                }

                value = (10 * value) + digit;
            }

            if (length == first)
            {
                return EdgeCommand.None;
            }

            Argument = value;
            return EdgeCommand.Label;
        }

        return Is("freeze", length) ? EdgeCommand.Freeze
            : Is("thaw", length) ? EdgeCommand.Thaw
            : Is("save", length) ? EdgeCommand.Save
            : Is("reset", length) ? EdgeCommand.Reset
            : EdgeCommand.None;
    }

    private bool Is(string word, int length) => length == word.Length && Begins(word, length);

    private bool Begins(string word, int length)
    {
        if (length < word.Length)
        {
            return false;
        }

        for (int i = 0; i < word.Length; i++)
        {
            if (_line[i] != (byte)word[i])
            {
                return false;
            }
        }

        return true;
    }
}
