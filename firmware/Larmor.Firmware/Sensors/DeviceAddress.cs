using System;
using System.Globalization;

namespace Larmor.Firmware;

/// <summary>Where a device is: <c>spi:0.0</c> (bus and chip-select line) or <c>i2c:1.0x53</c> (bus and address).</summary>
/// <param name="IsSpi">True on SPI.</param>
/// <param name="Bus">Number of the bus.</param>
/// <param name="Place">Chip-select line, or I2C address.</param>
public readonly record struct DeviceAddress(bool IsSpi, int Bus, int Place)
{
    private const int LargestI2cAddress = 0x77;

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">It does not read; one line.</exception>
    public static DeviceAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        if (colon > 0 && dot > colon && int.TryParse(text.AsSpan(colon + 1, dot - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int bus))
        {
            ReadOnlySpan<char> place = text.AsSpan(dot + 1);
            if (text.StartsWith("spi:", StringComparison.Ordinal) && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out int line))
            {
                return new DeviceAddress(true, bus, line);
            }

            if (text.StartsWith("i2c:", StringComparison.Ordinal) && place.StartsWith("0x", StringComparison.Ordinal)
                && int.TryParse(place[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int address) && address is >= 0 and <= LargestI2cAddress)
            {
                return new DeviceAddress(false, bus, address);
            }
        }

        throw new ArgumentException($"sensor.address is '{text}'; it must be spi:<bus>.<line> or i2c:<bus>.0x<address>, for example spi:0.0 or i2c:1.0x53: correct it");
    }

    /// <summary>The address as a configuration writes it.</summary>
    public override string ToString() =>
        IsSpi ? string.Create(CultureInfo.InvariantCulture, $"spi:{Bus}.{Place}") : string.Create(CultureInfo.InvariantCulture, $"i2c:{Bus}.0x{Place:X2}");
}
