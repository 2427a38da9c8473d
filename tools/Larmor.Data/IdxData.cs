namespace Larmor.Data;

/// <summary>The content of one idx file: unsigned bytes and their dimensions, the slowest first.</summary>
/// <param name="Dimensions">Sizes: [count] for labels, [count, rows, columns] for images.</param>
/// <param name="Values">Row major, as many as the product of the dimensions.</param>
public sealed record IdxData(int[] Dimensions, byte[] Values);
