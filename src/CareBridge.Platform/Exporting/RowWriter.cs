using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CareBridge.Platform.Exporting;

/// <summary>
/// Writes rows as JSON by the store's own model, so that no column is forgotten: camelCase names, codes in kebab-case,
/// what is sealed opened, what belongs to the row within it.
/// </summary>
internal sealed class RowWriter<TRow> : IDisposable
    where TRow : class
{
    private static readonly string Ciphertext =
        JsonNamingPolicy.CamelCase.ConvertName(nameof(SealedContent.Ciphertext));

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly IEntityType _entity;
    private readonly Dictionary<string, ExportColumn<TRow>> _columns;
    private readonly Guid _organizationId;
    private readonly ISeal _seal;

    /// <exception cref="InvalidOperationException">A column is named that there is not.</exception>
    public RowWriter(
        IEntityType entity, IReadOnlyList<ExportColumn<TRow>> columns, Guid organizationId, ISeal seal)
    {
        // Nobody puts it into a page: letters stay letters.
        _json = new Utf8JsonWriter(
            _buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _entity = entity;
        _columns = columns.ToDictionary(column => column.Name);
        _organizationId = organizationId;
        _seal = seal;
        var unknown = _columns.Keys.Except(MembersOf(entity).Select(member => member.Name)).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"{entity.ClrType.Name} has no {string.Join(", ", unknown)}.");
    }

    /// <returns>Good until the next call.</returns>
    public ReadOnlyMemory<byte> Write(TRow row)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        foreach (var member in MembersOf(_entity))
        {
            var column = _columns.GetValueOrDefault(member.Name);
            if (column?.Why is not null && column.Unless?.Invoke(_organizationId, row) != true) continue;
            var value = column?.Shown is { } shown ? shown(row) : ValueOf(member, row);
            Write(member, value, column?.IsJson == true);
        }
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    /// <summary>
    /// What a row, or a value within it, consists of. Of what is owned only what it says: its key is its owner's.
    /// </summary>
    private static IEnumerable<IPropertyBase> MembersOf(ITypeBase type) =>
        type.GetProperties().Where(property => !property.IsShadowProperty())
            .Concat<IPropertyBase>(type.GetComplexProperties())
            .Concat(type is IEntityType entity
                ? entity.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned())
                : []);

    private static object? ValueOf(IPropertyBase member, object of) =>
        member.PropertyInfo is { } property ? property.GetValue(of) : member.FieldInfo!.GetValue(of);

    private void Write(IPropertyBase member, object? value, bool isJson)
    {
        _json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(member.Name.TrimStart('_')));
        switch (value)
        {
            case null:
                _json.WriteNullValue();
                break;
            case SealedContent content:
                WriteOpened(_seal.Open<JsonElement>(content));
                break;
            case string text when isJson:
                // Not as it stands there: a line is a row.
                JsonSerializer.Deserialize<JsonElement>(text).WriteTo(_json);
                break;
            case string or bool or IFormattable:
                JsonSerializer.Serialize(_json, value, member.ClrType, JsonFormat.Options);
                break;
            default:
                WriteWhole(member, value);
                break;
        }
    }

    private void WriteWhole(IPropertyBase member, object value)
    {
        ITypeBase? parts = member switch
        {
            IComplexProperty { IsCollection: false } complex => complex.ComplexType,
            INavigation { IsCollection: false } owned => owned.TargetEntityType,
            _ => null,
        };
        if (parts is null)
        {
            WriteOpened(JsonSerializer.SerializeToElement(value, member.ClrType, JsonFormat.Options));
            return;
        }
        _json.WriteStartObject();
        foreach (var part in MembersOf(parts)) Write(part, ValueOf(part, value), isJson: false);
        _json.WriteEndObject();
    }

    /// <summary>What is sealed may lie within what is not, and within what was.</summary>
    private void WriteOpened(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when SealedIn(element) is { } content:
                WriteOpened(_seal.Open<JsonElement>(content));
                break;
            case JsonValueKind.Object:
                _json.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    _json.WritePropertyName(member.Name);
                    WriteOpened(member.Value);
                }
                _json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                _json.WriteStartArray();
                foreach (var item in element.EnumerateArray()) WriteOpened(item);
                _json.WriteEndArray();
                break;
            default:
                element.WriteTo(_json);
                break;
        }
    }

    private static SealedContent? SealedIn(JsonElement element) =>
        element.GetPropertyCount() == 1 && element.TryGetProperty(Ciphertext, out var text)
            ? new SealedContent(text.GetString()!)
            : null;
}
