namespace Larmor.Data;

/// <summary>One file of the room-occupancy set: a sample a minute.</summary>
/// <param name="Name">File name.</param>
/// <param name="Times">Time of each sample.</param>
/// <param name="Samples">Shape [count, 5]: temperature in °C, relative humidity in %, light in lux, CO2 in ppm, humidity ratio in kg of water per kg of air.</param>
/// <param name="Labels">1 while somebody is there, else 0.</param>
public sealed record OccupancyPart(string Name, DateTime[] Times, float[] Samples, int[] Labels);
