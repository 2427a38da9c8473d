namespace Larmor.Data;

/// <summary>One recording of the Free Spoken Digit Dataset.</summary>
/// <param name="Digit">0 to 9.</param>
/// <param name="Speaker">Name of the speaker.</param>
/// <param name="Index">Number of the recording, 0 to 49; 0 to 4 are the standard test part.</param>
/// <param name="Sound">The recording, 8 kHz.</param>
public sealed record SpokenDigit(int Digit, string Speaker, int Index, Sound Sound)
{
    /// <summary>True for the standard test part.</summary>
    public bool IsTest => Index < 5;
}
