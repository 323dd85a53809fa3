namespace Hl7.Fhir.Model;

public abstract partial class Resource
{
    public string? VersionId
    {
        get => Meta?.VersionId;
        set => (Meta ??= new()).VersionId = value;
    }

    public bool HasVersionId => Meta?.VersionId is not null;
}
