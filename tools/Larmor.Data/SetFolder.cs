namespace Larmor.Data;

/// <summary>Finds the folder of a set whose files are many, by a file or folder that must be inside.</summary>
internal static class SetFolder
{
    /// <summary>The first folder <c>root/name</c> or <c>root</c> that holds <paramref name="inside"/>.</summary>
    /// <exception cref="DataException">There is none; the message has the places and the way out.</exception>
    public static string Find(string name, string inside, string? directory, string wayOut)
    {
        DataLocator.RequireFolders(directory);
        foreach (string root in DataDirectories.Roots(directory))
        {
            foreach (string folder in (string[])[Path.Combine(root, name), root])
            {
                if (Path.Exists(Path.Combine(folder, inside)))
                {
                    return folder;
                }
            }
        }

        throw new DataException(
            $"data set '{name}' was not found below {string.Join(", ", DataDirectories.Roots(directory))}: {wayOut}, and name its folder");
    }
}
