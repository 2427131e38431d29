import { css } from 'lit';

/** A page in the editor area: one column of parts, or two where there is room. */
export const pageStyles = css`
  main {
    box-sizing: border-box;
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px 20px 32px;
  }

  h1 {
    margin: 0 0 12px;
    font-size: 1.6em;
    font-weight: 600;
  }

  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 28px 48px;
    margin-top: 24px;
  }

  @media (min-width: 900px) {
    .parts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;
