using System.Reflection;

namespace Larmor.Portable;

/// <summary>What hangs on some objects: how many there are, and their bytes on the device's heap.</summary>
internal sealed class HeapWalk
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _open = new();

    /// <summary>Objects and arrays seen.</summary>
    public int ObjectCount => _seen.Count;

    /// <summary>Bytes of arrays.</summary>
    public long ArrayBytes { get; private set; }

    /// <summary>Bytes of objects.</summary>
    public long ObjectBytes { get; private set; }

    /// <summary>Adds everything that an object leads to.</summary>
    public void Add(object? root)
    {
        Open(root);
        while (_open.TryDequeue(out object? next))
        {
            Visit(next);
        }
    }

    /// <summary>Adds what the static fields of an assembly lead to, as they are after every static constructor ran.</summary>
    public void AddStatics(Assembly assembly)
    {
        foreach (Type type in assembly.GetTypes())
        {
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                bool isInitialiser = type.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal);
                if (!field.IsLiteral && !isInitialiser)
                {
                    ObjectBytes += 12;
                    if (!field.FieldType.IsValueType)
                    {
                        Add(field.GetValue(null));
                    }
                }
            }
        }
    }

    private void Open(object? value)
    {
        // Literals lie in flash.
        if (value is not null and not string and not Type && _seen.Add(value))
        {
            _open.Enqueue(value);
        }
    }

    private void Visit(object value)
    {
        if (value is Array array)
        {
            Type element = array.GetType().GetElementType()!;
            Type stored = element.IsEnum ? Enum.GetUnderlyingType(element) : element;
            ArrayBytes += InterpreterModel.ArrayBytes(array.Length, InterpreterModel.ElementBytes(stored.FullName!));
            if (!element.IsValueType)
            {
                foreach (object? item in array)
                {
                    Open(item);
                }
            }

            return;
        }

        int fieldCount = 0;
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                fieldCount++;
                if (!field.FieldType.IsValueType)
                {
                    Open(field.GetValue(value));
                }
                else if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
                {
                    // A struct inside an object is an object of its own.
                    Open(field.GetValue(value));
                }
            }
        }

        ObjectBytes += InterpreterModel.ObjectBytes(fieldCount);
    }
}
