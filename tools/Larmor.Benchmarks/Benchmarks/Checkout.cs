namespace Larmor.Benchmarks;

/// <summary>The checkout that this program was built from.</summary>
public static class Checkout
{
    /// <summary>The folder with Larmor.slnx, above the working folder or above the program.</summary>
    /// <exception cref="ArgumentException">Neither is in a checkout.</exception>
    public static string Root()
    {
        foreach (string start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Larmor.slnx")))
                {
                    return folder;
                }
            }
        }

        throw new ArgumentException("benchmarks need a checkout of Larmor: run them in its folder");
    }
}
