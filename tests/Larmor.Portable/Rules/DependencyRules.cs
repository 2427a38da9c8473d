namespace Larmor.Portable;

/// <summary>Who may reference whom (house-style.md section 2), as a closed list of edges: any other is a finding.</summary>
public static class DependencyRules
{
    private static readonly Dictionary<string, string[]> s_edges = new()
    {
        ["Larmor.Kernels"] = [],
        ["Larmor.Hal"] = ["Larmor.Kernels"],
        ["Larmor.Hal.Digital"] = ["Larmor.Hal"],
        ["Larmor.Hal.Spi"] = ["Larmor.Hal"],
        ["Larmor.SimulatedHal"] = ["Larmor.Hal", "Larmor.Hal.Spi"],
        ["Larmor.Models"] = ["Larmor.Hal"],
        ["Larmor.Runtime"] = ["Larmor.Models"],
        ["Larmor.Sensors"] = ["Larmor.Runtime"],
        ["Larmor.Data"] = [],
        ["Larmor.Pictures"] = [],
        ["Larmor.Results"] = [],
    };

    // Libraries that live under tools/ and may be seen by tools and tests only.
    private static readonly string[] s_toolLibraries = ["Larmor.Data", "Larmor.Pictures", "Larmor.Results"];

    // Firmware that is a library: the node, its sensors, and the board that is simulated; firmware and tools see them.
    private static readonly string[] s_firmwareLibraries = ["Larmor.Sensors", "Larmor.Sensors.Iot", "Larmor.Firmware", "Larmor.Firmware.Simulated"];

    // Compiled for nanoFramework too: no package may be needed to use them.
    private static readonly string[] s_portable =
        ["Larmor.Kernels", "Larmor.Hal", "Larmor.Hal.Digital", "Larmor.Hal.Spi", "Larmor.Models", "Larmor.Runtime", "Larmor.Sensors"];

    /// <summary>Checks the project references.</summary>
    /// <param name="projects">Every project of the repository.</param>
    /// <returns>One line for each edge that is not on the list, naming it.</returns>
    public static IReadOnlyList<string> CheckReferences(IEnumerable<ProjectFile> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        List<string> findings = [];
        foreach (ProjectFile project in projects)
        {
            if (project.Area is "hal" or "simulated-hal" or "models" or "runtime" && !s_edges.ContainsKey(project.Name))
            {
                findings.Add($"{project.Path}: no edges are listed for this project: add it to DependencyRules and house-style section 2");
                continue;
            }

            foreach (string reference in project.References)
            {
                string name = Path.GetFileNameWithoutExtension(reference);
                if (!IsAllowed(project, reference, name))
                {
                    findings.Add($"{project.Name} -> {name}: this edge is not listed ({project.Path}); {WayOut(project)}");
                }
            }
        }

        return findings;
    }

    /// <summary>Checks the package references.</summary>
    /// <param name="projects">Every project of the repository, and the shared props and targets files.</param>
    /// <returns>One line for each package that a project may not see.</returns>
    public static IReadOnlyList<string> CheckPackages(IEnumerable<ProjectFile> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        List<string> findings = [];
        foreach (ProjectFile project in projects)
        {
            bool isShared = !project.Path.EndsWith(".csproj", StringComparison.Ordinal);
            foreach (PackageUse package in project.Packages.Where(package => !package.IsPrivate))
            {
                bool isDevice = package.Name.StartsWith("System.Device.", StringComparison.OrdinalIgnoreCase);
                bool isBinding = package.Name.StartsWith("Iot.Device.Bindings", StringComparison.OrdinalIgnoreCase);
                bool isNano = package.Name.StartsWith("nanoFramework.", StringComparison.OrdinalIgnoreCase);
                string? rule = null;
                if (isNano)
                {
                    rule = IsOnNano(project.Path) ? null : "only the projects of Larmor.Firmware.Nano see nanoFramework.*";
                }
                else if (isShared)
                {
                    rule = "a shared build file may add analyzers with PrivateAssets=\"all\" and no other package";
                }
                else if (isDevice && project.Name != "Larmor.Hal.Spi" && project.Area != "firmware")
                {
                    rule = "only Larmor.Hal.Spi and firmware see System.Device.*";
                }
                else if (isBinding && project.Name != "Larmor.Sensors.Iot")
                {
                    rule = "only Larmor.Sensors.Iot sees Iot.Device.Bindings";
                }
                else if (s_portable.Contains(project.Name) && !isDevice)
                {
                    rule = "a portable project has no packages except analyzers with PrivateAssets=\"all\"";
                }

                if (rule is not null)
                {
                    findings.Add($"{project.Name} -> package {package.Name}: {rule} ({project.Path})");
                }
            }
        }

        return findings;
    }

    private static bool IsAllowed(ProjectFile project, string path, string reference)
    {
        if (project.Area == "tests")
        {
            return true;
        }

        if (s_edges.TryGetValue(project.Name, out string[]? allowed))
        {
            return allowed.Contains(reference);
        }

        if (IsOnNano(project.Path) && IsOnNano(path))
        {
            // nanoFramework's projects of the same libraries: their own edges are checked by their names.
            return true;
        }

        string area = path.Split('/')[0];
        bool isBelow = area is "hal" or "simulated-hal" or "models" or "runtime";
        return project.Area switch
        {
            "tools" => isBelow || s_toolLibraries.Contains(reference) || s_firmwareLibraries.Contains(reference),
            "firmware" => isBelow || s_firmwareLibraries.Contains(reference),
            _ => false,
        };
    }

    private static bool IsOnNano(string path) => path.StartsWith(PortableBuild.Firmware + "/", StringComparison.Ordinal);

    private static string WayOut(ProjectFile project)
    {
        if (!s_edges.TryGetValue(project.Name, out string[]? allowed))
        {
            return project.Area + " may reference what is below it";
        }

        return allowed.Length == 0 ? "this project references nothing" : "allowed: " + string.Join(", ", allowed);
    }
}
