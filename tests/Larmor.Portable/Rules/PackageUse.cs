namespace Larmor.Portable;

/// <summary>One package reference.</summary>
/// <param name="Name">Package ID.</param>
/// <param name="IsPrivate">True with <c>PrivateAssets="all"</c>: a build-time tool that nobody downstream sees.</param>
public sealed record PackageUse(string Name, bool IsPrivate);
