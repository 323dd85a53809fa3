using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Operation;

/// <summary>How the pages about the machinery talk.</summary>
internal sealed partial record OperationWords
{
    public static OperationWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    /// <param name="code">As the API calls it; one that is new is shown as it is.</param>
    public string Code(string code) => Codes.GetValueOrDefault(code, code);

    /// <summary>Of a refusal; null when there is none.</summary>
    public string? Refusal(FormFaults faults) => !faults.IsConflict ? null : faults.Code switch
    {
        "unreadable" => Unreadable,
        "already-running" => AlreadyRunning,
        _ => SettledMeanwhile,
    };
}
