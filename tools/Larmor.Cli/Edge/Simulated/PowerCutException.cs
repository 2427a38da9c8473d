namespace Larmor.Cli.Edge.Simulated;

/// <summary>The power went: nothing of the program survives but what the medium holds.</summary>
internal sealed class PowerCutException : Exception
{
    internal PowerCutException()
        : base("the power was cut")
    {
    }
}
