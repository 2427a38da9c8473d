using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class Vector256OnOneThreadConforms() : DigitalConformance("vector256", 1);
