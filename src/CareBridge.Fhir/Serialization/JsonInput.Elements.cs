using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Validation;

namespace Hl7.Fhir.Serialization;

internal sealed partial class JsonInput
{
    public T? Object<T>(ref Utf8JsonReader reader, T target) where T : Base
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Members(ref reader, target);
            return target;
        }

        Report(ref reader, FhirJsonException.EXPECTED_START_OF_OBJECT_CODE, "An object is expected.");
        Skip(ref reader);
        return null;
    }

    public void Objects<T>(ref Utf8JsonReader reader, List<T> items, Func<T> create) where T : Base
    {
        if (!IsArray(ref reader)) return;
        for (var index = 0; NextItem(ref reader, index); index++)
        {
            if (Object(ref reader, create()) is { } item) items.Add(item);
        }
    }

    public T? Primitive<T>(ref Utf8JsonReader reader, T item) where T : PrimitiveType
    {
        if (_shadow) Twin(ref reader, item);
        else item.ReadValue(ref reader, this);
        return item.ObjectValue is null && !item.HasElements ? null : item;
    }

    public void Primitives<T>(ref Utf8JsonReader reader, List<T> items, Func<T> create) where T : PrimitiveType
    {
        var isShadow = _shadow;
        if (!IsArray(ref reader)) return;
        for (var index = 0; NextItem(ref reader, index); index++)
        {
            var isNew = index == items.Count;
            if (isNew) items.Add(create());
            var item = items[index];
            if (reader.TokenType == JsonTokenType.Null)
            {
                if (isNew) HoldPlace(ref reader, item, index);
            }
            else if (isShadow) Twin(ref reader, item);
            else item.ReadValue(ref reader, this);
        }
    }

    public DataType? Choice(ref Utf8JsonReader reader, int found, DataType? current)
    {
        var type = found >> Found.TypeShift;
        if (current is not null && current.ChoiceType != type)
        {
            Duplicate(ref reader);
            return current;
        }

        var value = current ?? ChoiceTypes.New(type);
        return value is PrimitiveType primitive ? Primitive(ref reader, primitive) : Object(ref reader, value);
    }

    public Resource? OneResource(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            if (NewResource(ref reader) is { } resource)
            {
                Root ??= resource;
                Members(ref reader, resource);
                return resource;
            }
        }
        else Report(ref reader, FhirJsonException.EXPECTED_START_OF_OBJECT_CODE, "A resource is expected.");

        Skip(ref reader);
        return null;
    }

    public void Contained(ref Utf8JsonReader reader, List<Resource> items)
    {
        if (_contained)
            Report(ref reader, CodedValidationException.CONTAINED_RESOURCES_CANNOT_BE_NESTED_CODE,
                "A contained resource holds no contained resources.");
        if (!IsArray(ref reader)) return;
        var outer = _contained;
        _contained = true;
        for (var index = 0; NextItem(ref reader, index); index++)
        {
            if (OneResource(ref reader) is { } item) items.Add(item);
        }

        _contained = outer;
    }

    /// <summary>Ids of elements and the url of an extension: strings that carry no extensions themselves.</summary>
    public string? Text(ref Utf8JsonReader reader) => Value(ref reader, PrimitiveSyntax.Text);

    private void Twin(ref Utf8JsonReader reader, PrimitiveType item)
    {
        _shadow = false;
        Object(ref reader, item);
    }

    private bool IsArray(ref Utf8JsonReader reader)
    {
        _shadow = false;
        if (reader.TokenType == JsonTokenType.StartArray) return true;
        Report(ref reader, FhirJsonException.EXPECTED_START_OF_ARRAY_CODE, "An array is expected.");
        Skip(ref reader);
        return false;
    }

    private bool NextItem(ref Utf8JsonReader reader, int index)
    {
        if (Next(ref reader) != JsonTokenType.EndArray)
        {
            _frames[_depth].Index = index;
            return true;
        }

        _frames[_depth].Index = -1;
        if (index == 0) Report(ref reader, FhirJsonException.ARRAYS_CANNOT_BE_EMPTY_CODE, "An array cannot be empty.");
        return false;
    }

    private Resource? NewResource(ref Utf8JsonReader reader)
    {
        // A copy of the reader looks ahead: the name of the type may stand anywhere in the object.
        var ahead = reader;
        try
        {
            while (Next(ref ahead) != JsonTokenType.EndObject)
            {
                var isType = Name(ref ahead, out var isShadow).SequenceEqual("resourceType"u8) && !isShadow;
                Next(ref ahead);
                if (isType) return NewNamed(ref reader, ref ahead);
                Skip(ref ahead);
            }
        }
        catch (JsonException)
        {
            reader = ahead;
            throw;
        }

        Report(ref reader, FhirJsonException.NO_RESOURCETYPE_PROPERTY_CODE,
            "A resource names its type in resourceType.");
        return null;
    }

    private Resource? NewNamed(ref Utf8JsonReader reader, ref Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.String)
        {
            Report(ref reader, FhirJsonException.RESOURCETYPE_SHOULD_BE_STRING_CODE, "resourceType is a string.");
            return null;
        }

        var resource = ResourceTypes.New(Name(ref ahead, out _));
        if (resource is null)
            Report(ref reader, FhirJsonException.UNKNOWN_RESOURCE_TYPE_CODE, "The resource's type is not known here.");
        return resource;
    }

    private void ResourceType(ref Utf8JsonReader reader, ref bool hasType)
    {
        Next(ref reader);
        if (hasType) Duplicate(ref reader);
        else Skip(ref reader);
        hasType = true;
    }
}
