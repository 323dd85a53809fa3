using System.Text.Json;
using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Platform.Messaging;

internal sealed class ContentSeal(IDataProtectionProvider protection) : ISeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("CareBridge.Messages");

    public SealedContent Seal<T>(T content) =>
        new(_protector.Protect(JsonSerializer.Serialize(content, JsonFormat.Options)));

    public T Open<T>(SealedContent content) =>
        JsonSerializer.Deserialize<T>(_protector.Unprotect(content.Ciphertext), JsonFormat.Options)!;
}
