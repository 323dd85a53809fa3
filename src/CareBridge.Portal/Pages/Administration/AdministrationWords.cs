using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>How the pages of administrators talk.</summary>
internal sealed partial record AdministrationWords
{
    private bool IsSpanish => ReferenceEquals(this, Spanish);

    /// <summary>For whom an account can be made here.</summary>
    public IEnumerable<(string Value, string Text)> AccountRoles => Choices(
        "peer-specialist", "crisis-responder", "clinic-staff", "social-service-staff", "privacy-officer");

    public IEnumerable<(string Value, string Text)> StaffRoles =>
        Choices("peer-specialist", "coordinator", "clinician", "crisis-responder");

    public static AdministrationWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    /// <param name="code">As the API calls it; one that is new is shown as it is.</param>
    public string Code(string code) => Codes.GetValueOrDefault(code, code);

    public string RoleOf(string? role) => role is null ? NotListed : Code(role);

    public IEnumerable<(string Value, string Text)> Choices(params string[] codes) =>
        codes.Select(code => (code, Code(code)));

    /// <summary>Of a refusal that is no colleague's doing; null of another.</summary>
    public string? Refusal(FormFaults faults) => (faults.Code, IsSpanish) switch
    {
        ("last-administrator", false) => "Nobody could administer CareBridge any more: invite another one first.",
        ("last-administrator", true) => "Ya nadie podría administrar CareBridge: invite antes a otra persona.",
        ("employed-elsewhere" or "not-employed", false) =>
            "The directory does not know them in this position any more: add them to the staff first.",
        ("employed-elsewhere" or "not-employed", true) =>
            "El directorio ya no conoce a la persona en este puesto: añádala antes al personal.",
        (RefusedException.ConcurrentChange or null, _) => null,
        (_, false) => $"This cannot be done as things stand ({faults.Code}).",
        (_, true) => $"No se puede hacer tal como está ({faults.Code}).",
    };
}
