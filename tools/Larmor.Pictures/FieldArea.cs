namespace Larmor.Pictures;

/// <summary>The room a receptive-field sheet has, in points.</summary>
/// <param name="Width">Width, headings included.</param>
/// <param name="Height">Height.</param>
/// <param name="Heading">Width of the heading left of each group.</param>
/// <param name="Pixel">Size of a device pixel.</param>
internal sealed record FieldArea(float Width, float Height, float Heading, float Pixel);
