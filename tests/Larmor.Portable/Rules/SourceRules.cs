using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Larmor.Portable;

/// <summary>Calls that would make a run unrepeatable or block it: wall clock, sleeping, a generator without a seed.</summary>
/// <remarks>Reads syntax only, so comments and strings do not count; a type hidden behind an alias is not seen.</remarks>
public static class SourceRules
{
    private static readonly string[] s_banned =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Thread.Sleep",
        "Random.Shared",
    ];

    /// <summary>Finds the banned calls of one file.</summary>
    /// <param name="file">Path to show.</param>
    /// <param name="text">C# source text.</param>
    /// <returns>Lines of the form <c>file(line): what: way out</c>.</returns>
    public static IReadOnlyList<string> Check(string file, string text)
    {
        List<string> findings = [];
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13)).GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            string? what = node switch
            {
                MemberAccessExpressionSyntax access => Banned(access),
                ObjectCreationExpressionSyntax made when IsUnseeded(made, made.Type) => "new Random()",
                ImplicitObjectCreationExpressionSyntax made when IsUnseeded(made, TargetType(made)) => "new Random()",
                _ => null,
            };
            if (what is not null)
            {
                int line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                findings.Add($"{file}({line}): {what}: take a clock (IClock) or a seeded generator from the caller");
            }
        }

        return findings;
    }

    private static string? Banned(MemberAccessExpressionSyntax access)
    {
        string text = access.WithoutTrivia().ToString();
        return Array.Find(s_banned, banned => text == banned || text.EndsWith("." + banned, StringComparison.Ordinal));
    }

    private static bool IsUnseeded(BaseObjectCreationExpressionSyntax made, TypeSyntax? type) =>
        made.ArgumentList is not { Arguments.Count: > 0 }
        && type?.ToString().TrimEnd('?') is "Random" or "System.Random" or "global::System.Random";

    private static TypeSyntax? TargetType(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case VariableDeclarationSyntax variable:
                    return variable.Type;
                case PropertyDeclarationSyntax property:
                    return property.Type;
                case StatementSyntax or MemberDeclarationSyntax or ArgumentSyntax:
                    return null;
            }
        }

        return null;
    }
}
