namespace CareBridge.Directory.Domain.Imports;

/// <summary>In what form others publish what is taken over from them.</summary>
internal enum FeedFormat
{
    /// <summary>Meetings as fellowships publish them: a JSON array.</summary>
    MeetingGuide,

    /// <summary>Open Referral's Human Services Data Specification 3.0, nested or by tables.</summary>
    HsdsJson,

    /// <summary>The same as a zip of CSV files.</summary>
    HsdsCsv,
}
