using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.I2c;
using System.Device.Spi;
using System.IO;
using Larmor.Hal;

namespace Larmor.Firmware.Linux;

/// <summary>Pins and buses of this machine.</summary>
/// <remarks>
/// On a Raspberry Pi 5 the pins of the header hang on the chip RP1, which kernels have numbered 0 and 4: it is found by its label. Boards before it are driven
/// by what System.Device.Gpio chooses.
/// </remarks>
internal sealed class LinuxBoard : IBoard
{
    internal const string Automatic = "auto";
    internal const string Rp1Label = "pinctrl-rp1";
    private const string ModelFile = "/proc/device-tree/model";

    private readonly string _label;
    private readonly string _model;

    /// <summary>The board of this machine.</summary>
    /// <param name="label">Label of the chip that the pins hang on, or "auto".</param>
    internal LinuxBoard(string label)
        : this(label, File.Exists(ModelFile) ? File.ReadAllText(ModelFile).TrimEnd('\0') : "")
    {
    }

    /// <summary>A board of a stated model.</summary>
    internal LinuxBoard(string label, string model)
    {
        _label = label;
        _model = model;
    }

    /// <summary>Label of the chip that is looked for; empty where the library chooses.</summary>
    internal string ChipLabel => _label != Automatic ? _label : IsRp1(_model) ? Rp1Label : "";

    public GpioController OpenGpio()
    {
        string label = ChipLabel;
        try
        {
            return label.Length == 0 ? new GpioController() : new GpioController(Driver(label));
        }
        catch (Exception reason) when (reason is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            throw new ChipException(ChipFault.Bus, "pins need the library libgpiod, which is not here: apt-get install libgpiod2 (Debian 12) or libgpiod3 (Debian 13)");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or PlatformNotSupportedException or NotSupportedException or InvalidOperationException)
        {
            throw new ChipException(ChipFault.Bus, $"pins do not open: {reason.Message.Split('\n')[0].TrimEnd('.')}: add the user to the group gpio, or leave out buttons and led");
        }
    }

    public SpiDevice OpenSpi(SpiConnectionSettings settings) => SpiDevice.Create(settings);

    public I2cDevice OpenI2c(I2cConnectionSettings settings) => I2cDevice.Create(settings);

    public void Dispose()
    {
    }

    private static bool IsRp1(string model) =>
        model.Contains("Raspberry Pi 5", StringComparison.Ordinal) || model.Contains("Compute Module 5", StringComparison.Ordinal);

    /// <summary>Debian 12 has version 1 of the library, Debian 13 version 2: whichever is there.</summary>
    private static GpioDriver Driver(string label)
    {
        try
        {
            return new LibGpiodDriver(Find(LibGpiodDriver.GetAvailableChips(), label));
        }
        catch (Exception reason) when (reason is DllNotFoundException or EntryPointNotFoundException or TypeInitializationException or PlatformNotSupportedException)
        {
            return new LibGpiodV2Driver(Find(LibGpiodV2Driver.GetAvailableChips(), label));
        }
    }

    private static GpioChipInfo Find(IList<GpioChipInfo> chips, string label)
    {
        var labels = new List<string>();
        foreach (GpioChipInfo chip in chips)
        {
            if (chip.Label == label)
            {
                return chip;
            }

            labels.Add(chip.Label);
        }

        throw new ChipException(
            ChipFault.Identity, $"gpioChip '{label}' is not here; this machine has {(labels.Count == 0 ? "none" : string.Join(", ", labels))}: name one of these");
    }
}
