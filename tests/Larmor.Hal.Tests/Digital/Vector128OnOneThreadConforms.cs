using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class Vector128OnOneThreadConforms() : DigitalConformance("vector128", 1);
