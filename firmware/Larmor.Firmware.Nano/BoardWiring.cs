namespace Larmor.Firmware.Nano;

/// <summary>Which pins a board's lamp, sensor and flash are on: change it for yours. -1 for what is not there.</summary>
/// <remarks>Chosen by the constant that the project defines (<c>LarmorBoard</c> property): LARMOR_ESP32 (default), LARMOR_STM32, LARMOR_RP2.</remarks>
public static class BoardWiring
{
#if LARMOR_STM32
    /// <summary>Lamp: port J pin 13 of an STM32F769I-DISCO, 16 pins a port.</summary>
    public const int Lamp = (9 * 16) + 13;

    /// <summary>SPI bus of the flash.</summary>
    public const int SpiBus = 2;
#elif LARMOR_RP2
    /// <summary>Lamp of a Raspberry Pi Pico and Pico 2.</summary>
    public const int Lamp = 25;

    /// <summary>SPI bus of the flash.</summary>
    public const int SpiBus = 1;
#else
    /// <summary>Lamp of most ESP32 boards.</summary>
    public const int Lamp = 2;

    /// <summary>SPI bus of the flash.</summary>
    public const int SpiBus = 1;
#endif

    /// <summary>Chip-select pin of a serial flash for checkpoints; -1 keeps nothing without power.</summary>
    public const int FlashSelect = -1;

    /// <summary>I2C bus of an ADXL345; -1 learns the fixed stream instead.</summary>
    public const int AccelerometerBus = -1;
}
