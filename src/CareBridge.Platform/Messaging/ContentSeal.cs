using System.Text.Json;
using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Platform.Messaging;

internal sealed class ContentSeal(IDataProtectionProvider protection) : ISeal
{
    /// <summary>What Data Protection tells apart by: nothing else opens what is sealed for this.</summary>
    internal const string Purpose = "CareBridge.Messages";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    public SealedContent Seal<T>(T content) =>
        new(_protector.Protect(JsonSerializer.Serialize(content, JsonFormat.Options)));

    public T Open<T>(SealedContent content) =>
        JsonSerializer.Deserialize<T>(_protector.Unprotect(content.Ciphertext), JsonFormat.OfAnyRelease)!;
}
