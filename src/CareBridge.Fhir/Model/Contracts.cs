namespace Hl7.Fhir.Model;

/// <summary>Can be copied with all that hangs on it.</summary>
public interface IDeepCopyable
{
    IDeepCopyable DeepCopy();
    IDeepCopyable CopyTo(IDeepCopyable other);
}

/// <summary>Can be compared with all that hangs on it: exactly, or against a pattern that names a part.</summary>
public interface IDeepComparable
{
    bool IsExactly(IDeepComparable other);
    bool Matches(IDeepComparable pattern);
}

/// <summary>Carries extensions (https://hl7.org/fhir/R4/extensibility.html).</summary>
public interface IExtendable
{
    List<Extension> Extension { get; set; }
}

/// <summary>Carries extensions that may change what their place means, so that a reader must know them.</summary>
public interface IModifierExtendable : IExtendable
{
    List<Extension> ModifierExtension { get; set; }
}

/// <summary>A primitive seen through its plain value.</summary>
public interface IValue<T>
{
    T Value { get; set; }
}

/// <summary>A primitive whose plain value is a value type, absent when only extensions are there.</summary>
public interface INullableValue<T> : IValue<T?> where T : struct;

/// <summary>A code that knows its code system.</summary>
public interface ISystemAndCode
{
    string? System { get; }
    string? Code { get; }
}

/// <summary>One child of an element with the name it has there.</summary>
public struct ElementValue(string name, Base value)
{
    public string ElementName = name;
    public Base Value = value;
}
