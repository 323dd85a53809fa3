using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

/// <summary>
/// The root of every FHIR type (https://hl7.org/fhir/R4/types.html). Seen as a dictionary it maps the names of the
/// elements that are present to their values, which is the shape the serializer's signature asks for.
/// </summary>
public abstract class Base : IDeepCopyable, IDeepComparable, IReadOnlyDictionary<string, object>
{
    public abstract string TypeName { get; }

    public IEnumerable<Base> Children => NamedChildren.Select(child => child.Value);

    public IEnumerable<ElementValue> NamedChildren
    {
        get
        {
            foreach (var (name, value) in Elements())
            {
                if (value is Base single) yield return new(name, single);
                if (value is not IEnumerable<Base> many) continue;
                foreach (var item in many) yield return new(name, item);
            }
        }
    }

    /// <summary>The ordinals of the elements with a minimum of one, as bits.</summary>
    internal virtual ulong RequiredElements => 0;

    public IReadOnlyDictionary<string, object> AsReadOnlyDictionary() => this;

    public virtual IDeepCopyable DeepCopy() => CopyTo(New());

    public virtual IDeepCopyable CopyTo(IDeepCopyable other)
    {
        if (other.GetType() != GetType()) throw new ArgumentException("Both must be of one type.", nameof(other));
        CopyElements((Base)other);
        return other;
    }

    public virtual bool IsExactly(IDeepComparable other) => Comparison.IsExactly(this, other as Base);

    public virtual bool Matches(IDeepComparable other) => Comparison.Matches(this, other as Base);

    internal abstract Base New();

    internal virtual int FindElement(ReadOnlySpan<byte> name) => Found.Unknown;

    internal virtual string ElementName(int ordinal) => throw new ArgumentOutOfRangeException(nameof(ordinal));

    internal virtual void ReadElement(int found, ref Utf8JsonReader reader, JsonInput input) =>
        throw new ArgumentOutOfRangeException(nameof(found));

    /// <summary>Rules that concern several elements at once; called when an object has been read to its end.</summary>
    internal virtual void CheckRules(ref Utf8JsonReader reader, JsonInput input)
    {
    }

    internal virtual void WriteElements(Utf8JsonWriter writer)
    {
    }

    internal virtual void ListElements(ElementSink elements)
    {
    }

    internal virtual void CopyElements(Base target)
    {
    }

    internal List<KeyValuePair<string, object>> Elements()
    {
        var sink = new ElementSink();
        ListElements(sink);
        return sink.Elements;
    }

    object IReadOnlyDictionary<string, object>.this[string key] =>
        ((IReadOnlyDictionary<string, object>)this).TryGetValue(key, out var value)
            ? value
            : throw new KeyNotFoundException();

    IEnumerable<string> IReadOnlyDictionary<string, object>.Keys => Elements().Select(element => element.Key);

    IEnumerable<object> IReadOnlyDictionary<string, object>.Values => Elements().Select(element => element.Value);

    int IReadOnlyCollection<KeyValuePair<string, object>>.Count => Elements().Count;

    bool IReadOnlyDictionary<string, object>.ContainsKey(string key) => Elements().Exists(e => e.Key == key);

    bool IReadOnlyDictionary<string, object>.TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        value = Elements().Find(element => element.Key == key).Value;
        return value is not null;
    }

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        Elements().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Elements().GetEnumerator();
}
