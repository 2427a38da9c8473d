namespace Larmor.Models;

/// <summary>The numbers of the random streams: one purpose, one stream.</summary>
internal static class DropoutStream
{
    internal const uint Input = 1;
    internal const uint Hidden = 16;
    internal const uint Output = 2;
    internal const ulong Weights = 3;
}
