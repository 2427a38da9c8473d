namespace Larmor.Data;

/// <summary>A data set, or a file of one, cannot be used: the message has the name, the value, the limit and the way out.</summary>
/// <remarks>A full disk or a read-only folder is not a fault of the data: its <see cref="System.IO.IOException"/> passes through.</remarks>
public sealed class DataException : Exception
{
    /// <summary>Creates the exception with a complete message.</summary>
    /// <param name="message">One line: name, value, limit and way out.</param>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a complete message and the reason below it.</summary>
    /// <param name="message">One line: name, value, limit and way out.</param>
    /// <param name="innerException">What the system reported.</param>
    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
