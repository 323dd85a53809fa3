namespace CareBridge.Exchange.Features.Summaries;

/// <summary>A section of a summary, in the order in which they stand.</summary>
internal enum SummaryPart
{
    Consent,
    Plan,
    Goals,
    Engagement,
    RecoveryCapital,
    Milestones,
    Contacts,
}
