using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class Vector512OnOneThreadConforms() : DigitalConformance("vector512", 1);
