using Mono.Cecil;

namespace Larmor.Portable;

/// <summary>Collects findings, each once.</summary>
internal sealed class FindingList
{
    private readonly HashSet<Finding> _seen = [];
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public void Add(ViolationKind kind, string location, string what, string route = "")
    {
        Finding finding = new(kind, location, what, route);
        if (_seen.Add(finding with { Route = "" }))
        {
            _findings.Add(finding);
        }
    }

    public static string Place(IMemberDefinition member) =>
        member.DeclaringType is null ? member.FullName : $"{member.DeclaringType.FullName}.{member.Name}".Replace('/', '.');
}
