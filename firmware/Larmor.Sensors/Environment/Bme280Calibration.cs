using Larmor.Kernels;

namespace Larmor.Sensors;

/// <summary>The constants that a BME280 was given at the factory, and the formulas that make values of its codes.</summary>
/// <remarks>
/// Bosch Sensortec, BME280 data sheet, BST-BME280-DS002, section 4.2 and appendix 8.1 (formulas in floating point). The data sheet asks for 64 bits; in 32 bits the pressure stays within
/// 1 Pa of it from -30 to 70 °C and 300 to 1,100 hPa, a hundredth of the device's own tolerance, and within 0.2 Pa at the data sheet's worked example (tests hold both).
/// </remarks>
internal sealed class Bme280Calibration
{
    /// <summary>Registers from 0x88 on.</summary>
    internal const int FirstBytes = 26;

    /// <summary>Registers from 0xE1 on.</summary>
    internal const int SecondBytes = 7;

    private readonly float[] _t = new float[3];
    private readonly float[] _p = new float[9];
    private readonly float[] _h = new float[6];
    private float _fine;

    /// <summary>°C, from the last call of <see cref="Temperature"/>.</summary>
    internal float Celsius => _fine / 5120f;

    /// <summary>Takes registers 0x88 to 0xA1.</summary>
    internal void TakeFirst(byte[] bytes)
    {
        _t[0] = LittleEndian.GetShort(bytes, 0);
        _t[1] = Signed(bytes, 2);
        _t[2] = Signed(bytes, 4);
        _p[0] = LittleEndian.GetShort(bytes, 6);
        for (int i = 1; i < 9; i++)
        {
            _p[i] = Signed(bytes, 6 + (2 * i));
        }

        _h[0] = bytes[25];
    }

    /// <summary>Takes registers 0xE1 to 0xE7.</summary>
    internal void TakeSecond(byte[] bytes)
    {
        _h[1] = Signed(bytes, 0);
        _h[2] = bytes[2];
        _h[3] = ((sbyte)bytes[3] * 16) | (bytes[4] & 0x0F);
        _h[4] = ((sbyte)bytes[5] * 16) | (bytes[4] >> 4);
        _h[5] = (sbyte)bytes[6];
    }

    /// <summary>Takes the code of the temperature, on which the other two depend.</summary>
    internal void Temperature(int code)
    {
        float first = ((code / 16384f) - (_t[0] / 1024f)) * _t[1];
        float second = (code / 131072f) - (_t[0] / 8192f);
        _fine = first + (second * second * _t[2]);
    }

    /// <summary>Pa; 0 when the constants cannot be right.</summary>
    internal float Pascal(int code)
    {
        float first = (_fine / 2f) - 64000f;
        float second = first * first * _p[5] / 32768f;
        second += first * _p[4] * 2f;
        second = (second / 4f) + (_p[3] * 65536f);
        first = ((_p[2] * first * first / 524288f) + (_p[1] * first)) / 524288f;
        first = (1f + (first / 32768f)) * _p[0];
        if (first == 0f)
        {
            return 0f;
        }

        float pressure = (1048576f - code - (second / 4096f)) * 6250f / first;
        float correction = (_p[8] * pressure * pressure / 2147483648f) + (pressure * _p[7] / 32768f) + _p[6];
        return pressure + (correction / 16f);
    }

    /// <summary>Relative humidity, %, 0 to 100.</summary>
    internal float Percent(int code)
    {
        float warm = _fine - 76800f;
        float humidity = code - ((_h[3] * 64f) + (_h[4] / 16384f * warm));
        humidity *= _h[1] / 65536f * (1f + (_h[5] / 67108864f * warm * (1f + (_h[2] / 67108864f * warm))));
        humidity *= 1f - (_h[0] * humidity / 524288f);
        return humidity > 100f ? 100f : humidity < 0f ? 0f : humidity;
    }

    private static short Signed(byte[] bytes, int at) => (short)LittleEndian.GetShort(bytes, at);
}
