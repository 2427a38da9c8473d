namespace Larmor.Portable;

/// <summary>The work tree of Larmor, found upward from a folder inside it. Paths are relative to the root, with slashes.</summary>
public sealed class Repository
{
    private readonly string _root;

    private Repository(string root) => _root = root;

    /// <summary>Finds the nearest folder upward that holds <c>Larmor.slnx</c>.</summary>
    /// <param name="start">Where to begin, for example the folder of the test assembly.</param>
    /// <exception cref="DirectoryNotFoundException">There is none; the message has the starting folder.</exception>
    public static Repository Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Larmor.slnx")))
            {
                return new Repository(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException($"no Larmor.slnx in '{start}' or above: run the tests from inside the repository");
    }

    /// <summary>Files under a folder in ordinal order, without build output (<c>bin</c>, <c>obj</c>) and hidden folders.</summary>
    /// <param name="folder">Folder; empty for the whole repository.</param>
    /// <param name="pattern">For example <c>*.cs</c>.</param>
    public IReadOnlyList<string> Files(string folder, string pattern)
    {
        string path = Path.Combine(_root, folder);
        List<string> files = [];
        if (Directory.Exists(path))
        {
            Collect(new DirectoryInfo(path), pattern, files);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>The text of one file.</summary>
    /// <param name="file">Path in the repository.</param>
    public string Read(string file) => File.ReadAllText(Path.Combine(_root, file));

    /// <summary>Replaces the text of one file.</summary>
    /// <param name="file">Path in the repository.</param>
    /// <param name="text">Its new text.</param>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_root, file), text);

    /// <summary>True when the file exists.</summary>
    /// <param name="file">Path in the repository.</param>
    public bool Has(string file) => File.Exists(Path.Combine(_root, file));

    /// <summary>Reads one project file.</summary>
    /// <param name="file">Path in the repository.</param>
    public ProjectFile ReadProject(string file) => ProjectFile.Parse(file, Read(file));

    /// <summary>Every project file of the repository.</summary>
    public IReadOnlyList<ProjectFile> Projects() => [.. Files("", "*.csproj").Select(ReadProject)];

    /// <summary>The projects that a project sees: its references and theirs.</summary>
    /// <param name="project">Where to begin; not part of the answer.</param>
    public IReadOnlyList<ProjectFile> Closure(ProjectFile project)
    {
        ArgumentNullException.ThrowIfNull(project);
        Dictionary<string, ProjectFile> seen = [];
        Queue<string> open = new(project.References);
        while (open.TryDequeue(out string? file))
        {
            if (!seen.ContainsKey(file))
            {
                ProjectFile reference = ReadProject(file);
                seen.Add(file, reference);
                foreach (string next in reference.References)
                {
                    open.Enqueue(next);
                }
            }
        }

        return [.. seen.Values];
    }

    private void Collect(DirectoryInfo folder, string pattern, List<string> files)
    {
        foreach (FileInfo file in folder.EnumerateFiles(pattern))
        {
            files.Add(Path.GetRelativePath(_root, file.FullName).Replace('\\', '/'));
        }

        foreach (DirectoryInfo child in folder.EnumerateDirectories())
        {
            if (child.Name is not ("bin" or "obj") && child.Name[0] != '.')
            {
                Collect(child, pattern, files);
            }
        }
    }
}
