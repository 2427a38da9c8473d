namespace Larmor.Firmware.Simulated;

/// <summary>The formulas in whole numbers by which a BME280's codes are read, and their inverse: which code a value gives.</summary>
/// <remarks>
/// Bosch Sensortec, BST-BME280-DS002, section 4.2.3: 32 bits for temperature and humidity, 64 for pressure. Not what the driver uses, which has the formulas in floating point: one
/// checks the other. The constants are those of the worked example in the data sheet of the BMP280 (BST-BMP280-DS001, section 3.12), those of the humidity usual ones.
/// </remarks>
public static class Bme280Codes
{
    private const int T1 = 27504;
    private const int T2 = 26435;
    private const int T3 = -1000;
    private const int H1 = 75;
    private const int H2 = 362;
    private const int H3 = 0;
    private const int H4 = 315;
    private const int H5 = 50;
    private const int H6 = 30;
    private static readonly int[] s_pressure = [36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];

    /// <summary>Registers 0x88 to 0xA1.</summary>
    public static byte[] FirstBlock()
    {
        var bytes = new byte[26];
        int[] words = [T1, T2, T3, .. s_pressure];
        for (int i = 0; i < words.Length; i++)
        {
            bytes[2 * i] = (byte)words[i];
            bytes[(2 * i) + 1] = (byte)(words[i] >> 8);
        }

        bytes[25] = H1;
        return bytes;
    }

    /// <summary>Registers 0xE1 to 0xE7.</summary>
    public static byte[] SecondBlock() =>
        [H2 & 0xFF, H2 >> 8, H3, H4 >> 4, (H4 & 0x0F) | ((H5 & 0x0F) << 4), H5 >> 4, H6];

    /// <summary>Temperature in fine steps: 5120 to the °C.</summary>
    public static int Fine(int code)
    {
        int first = ((code >> 3) - (T1 << 1)) * T2 >> 11;
        int half = (code >> 4) - T1;
        return first + ((half * half >> 12) * T3 >> 14);
    }

    /// <summary>°C.</summary>
    public static double Celsius(int code) => ((Fine(code) * 5) + 128 >> 8) / 100.0;

    /// <summary>Pa.</summary>
    public static double Pascal(int code, int fine)
    {
        int[] p = s_pressure;
        long first = fine - 128000L;
        long second = first * first * p[5];
        second += (first * p[4]) << 17;
        second += (long)p[3] << 35;
        first = (first * first * p[2] >> 8) + ((first * p[1]) << 12);
        first = ((1L << 47) + first) * p[0] >> 33;
        long pressure = 1048576 - code;
        pressure = ((pressure << 31) - second) * 3125 / first;
        first = (p[8] * (pressure >> 13) * (pressure >> 13)) >> 25;
        second = (p[7] * pressure) >> 19;
        pressure = ((pressure + first + second) >> 8) + ((long)p[6] << 4);
        return pressure / 256.0;
    }

    /// <summary>Relative humidity, %.</summary>
    public static double Percent(int code, int fine)
    {
        long value = fine - 76800;
        long scaled = ((code << 14) - ((long)H4 << 20) - (H5 * value) + 16384) >> 15;
        long gain = ((((value * H6 >> 10) * ((value * H3 >> 11) + 32768)) >> 10) + 2097152) * H2;
        value = scaled * ((gain + 8192) >> 14);
        value -= ((value >> 15) * (value >> 15) >> 7) * H1 >> 4;
        value = value < 0 ? 0 : value > 419430400 ? 419430400 : value;
        return (value >> 12) / 1024.0;
    }

    /// <summary>The code that reads as a temperature.</summary>
    public static int TemperatureCode(double celsius) => Search(1 << 20, static (code, _) => Celsius(code), 0, celsius);

    /// <summary>The code that reads as a pressure: the larger, the less.</summary>
    public static int PressureCode(double pascal, int fine) => Search(1 << 20, static (code, fine) => -Pascal(code, fine), fine, -pascal);

    /// <summary>The code that reads as a humidity.</summary>
    public static int HumidityCode(double percent, int fine) => Search(1 << 16, static (code, fine) => Percent(code, fine), fine, percent);

    private static int Search(int end, System.Func<int, int, double> rising, int fine, double wanted)
    {
        int low = 0;
        int high = end - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (rising(middle, fine) < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
