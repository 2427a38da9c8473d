using System.Globalization;

namespace Larmor.Cli.Sweeping;

/// <summary>The values of a robustness map: spread x stuck fraction x write noise x bits.</summary>
internal sealed record SweepGrid(double[] Spreads, double[] Stucks, double[] WriteNoises, int[] Bits)
{
    /// <summary>Points of the grid.</summary>
    internal int Count => Spreads.Length * Stucks.Length * WriteNoises.Length * Bits.Length;

    /// <summary>Columns of the picture: spread outside, stuck fraction inside.</summary>
    internal int ColumnCount => Spreads.Length * Stucks.Length;

    /// <summary>Rows of the picture: bits outside, write noise inside.</summary>
    internal int RowCount => Bits.Length * WriteNoises.Length;

    internal int Row(int point) => point / ColumnCount;

    internal int Column(int point) => point % ColumnCount;

    internal string RowName(int row) => string.Create(
        CultureInfo.InvariantCulture, $"{Word(Bits[row / WriteNoises.Length])}, noise {100 * WriteNoises[row % WriteNoises.Length]:0.##} %");

    internal string ColumnName(int column) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * Spreads[column / Stucks.Length]:0.##} / {100 * Stucks[column % Stucks.Length]:0.##}");

    /// <summary>Keys of a point as an address takes them.</summary>
    internal string Keys(int point) => string.Create(
        CultureInfo.InvariantCulture,
        $"spread={Spreads[Column(point) / Stucks.Length]}&stuck={Stucks[Column(point) % Stucks.Length]}&writeNoise={WriteNoises[Row(point) % WriteNoises.Length]}&bits={Bits[Row(point) / WriteNoises.Length]}");

    private static string Word(int bits) => bits == 0 ? "continuous" : string.Create(CultureInfo.InvariantCulture, $"{bits} bit{(bits == 1 ? "" : "s")}");
}
