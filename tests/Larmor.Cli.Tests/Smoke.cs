namespace Larmor.Cli.Tests;
[TestClass] public sealed class Smoke { [TestMethod] public void Runs() { } }
