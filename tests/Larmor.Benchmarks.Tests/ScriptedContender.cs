namespace Larmor.Benchmarks.Tests;

/// <summary>A contender whose calls take the time that a test says, and who writes down when it is called.</summary>
internal sealed class ScriptedContender(string name, double secondsPerCall, List<string> calls) : IContender
{
    public string Name => name;

    public double Run(int count)
    {
        calls.Add($"{name} {count}");
        return secondsPerCall * count;
    }
}
