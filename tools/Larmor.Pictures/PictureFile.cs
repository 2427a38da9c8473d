using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Turns panels and sheets into PNG bytes and files. The same input makes the same bytes, whatever fonts are installed.</summary>
public static class PictureFile
{
    /// <summary>A panel as a PNG with its own heading and caption.</summary>
    /// <param name="panel">What to draw.</param>
    /// <param name="size">Size of the picture; null for <see cref="PictureSize.Panel"/>.</param>
    public static byte[] Encode(IPanel panel, PictureSize? size = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        size ??= PictureSize.Panel;
        return Encode(size, (canvas, page) =>
            PanelFrame.Draw(canvas, panel, SKRect.Inflate(page, -PanelFrame.Margin, -PanelFrame.Margin)));
    }

    /// <summary>A sheet of several panels as a PNG.</summary>
    /// <param name="sheet">What to draw.</param>
    /// <param name="size">Size of the picture; null for <see cref="PictureSize.Sheet"/>.</param>
    public static byte[] Encode(PictureSheet sheet, PictureSize? size = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return Encode(size ?? PictureSize.Sheet, sheet.Draw);
    }

    /// <summary>Writes a panel as a PNG file, atomically: whoever looks finds the old file or the whole new one.</summary>
    /// <param name="panel">What to draw.</param>
    /// <param name="path">File to write; missing folders are made, an existing file is replaced.</param>
    /// <param name="size">Size of the picture; null for <see cref="PictureSize.Panel"/>.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is as it was.</exception>
    public static void Write(IPanel panel, string path, PictureSize? size = null) => Replace(path, Encode(panel, size));

    /// <summary>Writes a sheet as a PNG file, atomically: whoever looks finds the old file or the whole new one.</summary>
    /// <param name="sheet">What to draw.</param>
    /// <param name="path">File to write; missing folders are made, an existing file is replaced.</param>
    /// <param name="size">Size of the picture; null for <see cref="PictureSize.Sheet"/>.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is as it was.</exception>
    public static void Write(PictureSheet sheet, string path, PictureSize? size = null) => Replace(path, Encode(sheet, size));

    private static byte[] Encode(PictureSize size, Action<SKCanvas, SKRect> draw)
    {
        var info = new SKImageInfo(size.WidthPixels, size.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        using SKSurface surface = SKSurface.Create(info) ?? throw new InvalidOperationException(
            $"no memory for a picture of {size.WidthPixels} × {size.HeightPixels} pixels: choose a smaller PictureSize");
        surface.Canvas.Clear(Palette.Paper);
        surface.Canvas.Scale(size.Scale);
        draw(surface.Canvas, SKRect.Create(size.WidthPixels / size.Scale, size.HeightPixels / size.Scale));
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Replace(string path, byte[] bytes)
    {
        Check.Text(path, nameof(path));
        string target = Path.GetFullPath(path);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new IOException(
                $"picture '{target}' ({bytes.Length} bytes) cannot be written: {reason.Message} Choose a writable folder; an existing file is unchanged.",
                reason);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
