namespace Larmor.Cli.Results;

/// <summary>Figures of one run by name, in the order they were measured.</summary>
public sealed class FigureSet
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>A figure; setting it again replaces it.</summary>
    public double this[string name]
    {
        get => _values[name];
        set
        {
            if (!_values.ContainsKey(name))
            {
                _names.Add(name);
            }

            _values[name] = value;
        }
    }

    /// <summary>True when the figure was measured.</summary>
    public bool Has(string name) => _values.ContainsKey(name);
}
