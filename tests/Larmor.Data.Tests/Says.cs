namespace Larmor.Data.Tests;

/// <summary>Holds a message to its parts: name, value, limit, way out; and to one line.</summary>
internal static class Says
{
    public static void All(Exception failure, params string[] words) => All(failure.Message, words);

    public static void All(string message, params string[] words)
    {
        foreach (string word in words)
        {
            StringAssert.Contains(message, word, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\n", message.TrimEnd());
    }
}
