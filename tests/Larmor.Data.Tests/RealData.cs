namespace Larmor.Data.Tests;

/// <summary>The one place that decides about sets which cannot be redistributed: found, or the test is reported as skipped.</summary>
internal static class RealData
{
    public static LocatedSet Require(string name)
    {
        LocatedSet? located = DataLocator.TryFind(DataCatalog.Find(name), null);
        if (located is null)
        {
            Assert.Inconclusive($"data set '{name}' is in none of {string.Join(", ", DataDirectories.Roots())}: set {DataDirectories.EnvironmentVariable}");
        }

        return located;
    }

    public static void RequireXz()
    {
        if (!XzCommand.IsInstalled)
        {
            Assert.Inconclusive("the xz command is not installed");
        }
    }
}
